#!/usr/bin/env bash
# Starts the program under a real X server, opens a folder through the system's own dialog, and checks
# from outside that the article is on screen. Waits for states, never for a time.
#   tests/real_window.sh target/release/wenjian
set -euo pipefail
program=$(realpath "$1")
root=$(realpath "$(dirname "$0")/..")
work=$(mktemp -d)
trap 'rm -rf "$work" 2>/dev/null || true' EXIT
mkdir -p "$work/articles" "$work/runtime" "$work/home" "$work/config"
chmod 700 "$work/runtime"
cp "$root"/seeds/2015-07-02-*.txt "$work/articles/"
mkdir "$work/before"
printf -- '---\ntitle: An article of its own\n---\nNobody is named here.\n' >"$work/before/one.txt"

cat >"$work/drive.sh" <<'DRIVE'
set -euo pipefail
openbox >/dev/null 2>&1 &
# until SECONDS COMMAND: tries again until the command succeeds
wait_for() {
  local tries=$(($1 * 5)); shift
  for _ in $(seq "$tries"); do "$@" >/dev/null 2>&1 && return 0; sleep 0.2; done
  echo "never came true: $*" >&2
  import -window root "$WORK/failed.png" 2>/dev/null || true
  [ -z "${SHOT:-}" ] || cp "$WORK/failed.png" "$SHOT"
  return 1
}
titled() { xdotool search --onlyvisible --name "$1"; }
gone() { ! xdotool search --onlyvisible --name "$1" >/dev/null 2>&1; }
# colour COUNT #RRGGBB: at least so many pixels of exactly this colour are on screen
colour() {
  import -window root -depth 8 "$WORK/shot.png"
  local found
  found=$(convert "$WORK/shot.png" -depth 8 -fill black +opaque "$2" -fill white -opaque "$2" \
    -format '%[fx:round(mean*w*h)]' info:)
  [ "${found%.*}" -ge "$1" ]
}

"$PROGRAM" "$WORK/before" &
program=$!
wait_for 60 titled '^before .* Wenjian$'
window=$(titled 'Wenjian' | head -1)
xdotool windowactivate --sync "$window"
xdotool key --window "$window" ctrl+o
wait_for 60 titled 'Open a folder of articles'
dialog=$(titled 'Open a folder of articles' | head -1)
xdotool windowactivate --sync "$dialog"
# The dialog opens on the recent files, where no folder can be chosen. Home, the second place of its side
# bar, is the folder of articles in this test; the button that chooses is at the lower right.
choose() {
  eval "$(xdotool getwindowgeometry --shell "$dialog")"
  xdotool mousemove $((X + 60)) $((Y + 60)) click 1
  sleep 0.7
  xdotool mousemove $((X + WIDTH - 50)) $((Y + HEIGHT - 38)) click 1
  xdotool key alt+s
  for _ in $(seq 10); do sleep 0.2; gone 'Open a folder of articles' && return 0; done
  return 1
}
for _ in $(seq 8); do choose && break; done
wait_for 60 gone 'Open a folder of articles'
wait_for 60 titled '^articles .* Wenjian$'
# The marks of the article: fill of the mentions of Alibaba's part Ant and of Tencent's, as painted in the
# light theme.
wait_for 60 colour 200 "$MARK_ONE"
wait_for 60 colour 200 "$MARK_TWO"
[ -z "${SHOT:-}" ] || cp "$WORK/shot.png" "$SHOT"
xdotool key --window "$window" ctrl+q
wait_for 60 gone 'Wenjian'
wait "$program"
echo "the article is on screen"
DRIVE

printf '{"language":"en","theme":"light"}\n' >"$work/config/settings.json"
# Working directory without seeds/, so that the start shows the embedded samples.
cd "$work/home"
env HOME="$work/articles" XDG_RUNTIME_DIR="$work/runtime" XDG_CURRENT_DESKTOP=GNOME LIBGL_ALWAYS_SOFTWARE=1 \
  LC_ALL=C.UTF-8 WENJIAN_CONFIG="$work/config" WORK="$work" PROGRAM="$program" SHOT="${SHOT:-}" \
  MARK_ONE="${MARK_ONE:-#D6E4F9}" MARK_TWO="${MARK_TWO:-#D2EADC}" \
  timeout 300 xvfb-run -a -s "-screen 0 1280x800x24" dbus-run-session -- bash "$work/drive.sh"
