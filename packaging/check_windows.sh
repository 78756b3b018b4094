#!/usr/bin/env bash
# Checks what packaging/windows.sh made, under wine: the window on a sample article, a folder opened by the native
# dialog, the command line in a console and through pipes, and both installers from beginning to end.
#   packaging/check_windows.sh [program] [console] [dialog] [installer] [msi]    all by default; dist/, or OUT
# Needs: wine wine64 gcc-mingw-w64-x86-64-win32 unzip xvfb xdotool imagemagick openbox. Wine 8 lacks one function that Rust's
# library asks for; a file with that function stands beside the program for the check, and is no part of a package.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=packaging/environment.sh
. packaging/environment.sh
parts=("$@")
[ ${#parts[@]} -gt 0 ] || parts=(program console dialog installer msi)
name=wenjian-$version-windows-x86_64
pictures=$out/check
mkdir -p "$pictures"
fail() { echo "FAILED: $*" >&2; exit 1; }

export WINEPREFIX=${WINEPREFIX:-$work/prefix} WINEDEBUG=-all WINEDLLOVERRIDES='mscoree,mshtml=;winemenubuilder.exe=d' LIBGL_ALWAYS_SOFTWARE=1
export LANG=zh_CN.UTF-8
# shellcheck disable=SC2064  # the folder is known now
trap "wineserver -k 2>/dev/null; rm -rf '$work'" EXIT
step "wine"
xvfb-run -a wine wineboot -i >/dev/null 2>&1
user=$(find "$WINEPREFIX/drive_c/users" -mindepth 1 -maxdepth 1 ! -name Public | head -1)

cat >"$work/shim.c" <<'C'
#include <windows.h>
BOOLEAN NTAPI SystemFunction036(PVOID, ULONG);
__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE data, SIZE_T size) { return SystemFunction036(data, (ULONG)size); }
C
x86_64-w64-mingw32-gcc -shared -O2 -o "$work/bcryptprimitives.dll" "$work/shim.c" -ladvapi32
help_wine() { cp "$work/bcryptprimitives.dll" "$1/"; }

unzip -q "$out/$name.zip" -d "$work/unzipped"
portable=$work/unzipped/$name
help_wine "$portable"
mkdir -p "$work/articles"
cp seeds/2015-07-02-*.txt "$work/articles/"
# The colours of marks are known for the light theme.
mkdir -p "$work/config"
echo '{"language":"zh-Hans","theme":"light"}' >"$work/config/settings.json"
export WENJIAN_CONFIG="Z:${work//\//\\}\\config"
articles="Z:${work//\//\\}\\articles"

# What ran without a display leaves a desktop behind on which nothing is seen. It goes by itself after a while.
rest() { timeout 60 wineserver -w || wineserver -k || true; }

# show PICTURE EXE: the program shows the article. Under wine Direct3D 12 ends the process that asks for it: the window
# that is seen is that of OpenGL, which is tried next.
show() {
  rest
  rm -f "$work/config/renderer.txt"
  packaging/check_window.sh "$pictures/$1.png" wine "$2" "$articles"
  wineserver -k || true
  grep -qx 'glow\|wgpu' "$work/config/renderer.txt" || fail "what drew the window is not remembered"
  echo "drawn by $(cat "$work/config/renderer.txt")" >&2
}

check_program() {
  step "the portable program"
  show windows "$portable/wenjian.exe"
}

check_console() {
  step "the command line"
  # In a console a name without an ending is the .com: cmd waits for it, and it hands on pipes and exit codes.
  cat >"$portable/try.cmd" <<CMD
@echo off
cd /d "%~dp0"
wenjian mentions "$articles" --format jsonl > redirected.txt
echo code %errorlevel% > code.txt
wenjian mentions "$articles" --format csv | find "2015-07-02" > piped.txt
wenjian.exe mentions "$articles" --format jsonl | find "path" > piped_exe.txt
wenjian mentions Z:\\no\\such\\folder 2> error.txt
echo code %errorlevel% > code_error.txt
wenjian --version
CMD
  wine cmd /c "Z:${portable//\//\\}\\try.cmd" >"$work/console" 2>&1
  cat "$work/console" >&2
  grep -q "wenjian $version" "$work/console" || fail "nothing on the console"
  head -c 300 "$portable/redirected.txt" >&2
  grep -q 'ant-group\|蚂蚁' "$portable/redirected.txt" || fail "no mentions in the file"
  [ "$(tr -cd 0-9 <"$portable/code.txt")" = 0 ] || fail "exit code"
  [ "$(wc -l <"$portable/piped.txt")" -gt 10 ] || fail "nothing through the pipe"
  [ "$(wc -l <"$portable/piped_exe.txt")" -gt 10 ] || fail "nothing through the pipe of wenjian.exe"
  [ -s "$portable/error.txt" ] || fail "no error"
  [ "$(tr -cd 0-9 <"$portable/code_error.txt")" = 2 ] || fail "exit code of an error"
}

check_dialog() {
  step "a folder by the native dialog"
  cat >"$work/dialog.sh" <<'D'
set -e
# Only with a window manager do keys reach a window.
openbox &
manager=$!
trap 'kill $manager' EXIT
mkdir -p "$WORK/before"
printf -- '---\ntitle: Before\n---\nNobody.\n' >"$WORK/before/one.txt"
wine "$EXE" "Z:${WORK//\//\\}\\before" &
program=$!
titled() { for _ in $(seq 400); do xdotool search --onlyvisible --name "$1" 2>/dev/null && return; sleep 0.5; done; return 1; }
window=$(titled '^before ' | head -1)
xdotool windowactivate --sync "$window" || true
sleep 3
xdotool key ctrl+o
# By its class: the title is Chinese, which wine does not hand on everywhere.
dialog=
for _ in $(seq 400); do
  dialog=$(xdotool search --onlyvisible --class 'wenjian' 2>/dev/null | grep -vx "$window" | tail -1)
  [ -z "$dialog" ] || break
  sleep 0.5
done
[ -n "$dialog" ]
sleep 3
import -window root "$SHOTS/windows-dialog.png"
# The field of the dialog takes a path.
xdotool windowactivate --sync "$dialog" || true
xdotool type --delay 60 "Z:${WORK//\//\\}\\articles"
sleep 1
xdotool key Return
wait "$program"
D
  rest
  EXE=$portable/wenjian.exe WORK=$work SHOTS=$pictures \
    packaging/check_window.sh "$pictures/windows-chosen.png" bash "$work/dialog.sh"
  wineserver -k || true
}

# left: whatever of the program is still there.
left() {
  find "$user" "$WINEPREFIX/drive_c/ProgramData" -iname '*wenjian*' -o -iname '*文鉴*'
  wineserver -w
  grep -ai 'wenjian' "$WINEPREFIX/user.reg" "$WINEPREFIX/system.reg" | grep -av 'MuiCache\|Z:' || true
}

# A session is opened by the program, whose own it is.
check_session() {
  wine reg query 'HKCU\Software\Classes\.wenjian' /ve | grep -q 'Wenjian.Session' || fail "sessions are of no kind"
  wine reg query 'HKCU\Software\Classes\Wenjian.Session\shell\open\command' /ve |
    grep -q 'wenjian.exe" "%1"' || fail "nothing opens sessions"
}

check_installer() {
  step "the installer"
  wine "$out/$name-setup.exe" /S
  local folder=$user/AppData/Local/Programs/Wenjian
  [ -f "$folder/wenjian.exe" ] || fail "not installed"
  wine reg query 'HKCU\Software\Classes\Applications\wenjian.exe\shell\open\command' /ve >&2
  find "$user/AppData/Roaming" -name '*.lnk' >&2
  check_session
  help_wine "$folder"
  show windows-installed "$folder/wenjian.exe"
  rm "$folder/bcryptprimitives.dll"
  wine "$folder/uninstall.exe" /S
  for _ in $(seq 60); do [ -e "$folder" ] || break; sleep 1; done
  settings_aside
  [ -z "$(left)" ] || { left >&2; fail "the installer left something behind"; }
}

check_msi() {
  step "the MSI"
  wine msiexec /i "$out/$name.msi" /qn
  local folder=$user/AppData/Local/Programs/Wenjian
  [ -f "$folder/wenjian.exe" ] || fail "not installed"
  check_session
  help_wine "$folder"
  show windows-msi "$folder/wenjian.exe"
  rm "$folder/bcryptprimitives.dll"
  wine msiexec /x "$out/$name.msi" /qn
  settings_aside
  [ -z "$(left)" ] || { left >&2; fail "the MSI left something behind"; }
}

# Settings, a lexicon of one's own and the cache of articles are the user's.
settings_aside() { rm -rf "$user/AppData/Roaming/wenjian" "$user/AppData/Local/wenjian"; }

for part in "${parts[@]}"; do "check_$part"; done
echo "all is well" >&2
