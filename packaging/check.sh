#!/usr/bin/env bash
# Checks what packaging/linux.sh made, on Debian: the files that systems read, the packages themselves, and that the
# .deb and the AppImage show an article in a clean system that has nothing but what they ask for.
#   packaging/check.sh [static] [sizes] [clean]      all by default; looks into dist/, or OUT
# Needs: lintian desktop-file-utils appstream rpm debootstrap xvfb xdotool imagemagick libglib2.0-bin
# shared-mime-info; `clean` needs root. CHROOT names a folder for the clean system; one that is there already is used as it is.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=packaging/environment.sh
. packaging/environment.sh
parts=("$@")
[ ${#parts[@]} -gt 0 ] || parts=(static sizes clean)
architecture=$(uname -m)
name=wenjian-$version-linux-$architecture
deb=$(echo "$out"/wenjian_"$version"-1_*.deb)
pictures=$out/check
mkdir -p "$pictures"
fail() { echo "FAILED: $*" >&2; exit 1; }

check_static() {
  local root=$work/root
  dpkg-deb -x "$deb" "$root"
  step "lintian"
  lintian --fail-on error --tag-display-limit 0 "$deb"
  step "desktop file"
  desktop-file-validate "$root/usr/share/applications/wenjian.desktop"
  step "metainfo"
  appstreamcli validate --no-net "$root"/usr/share/metainfo/*.metainfo.xml
  step "never the default"
  check_openers "$root"
  step "rpm"
  rpm -qp --qf '%{NAME} %{VERSION}-%{RELEASE} %{ARCH}\n' "$out"/wenjian-"$version"-1.*.rpm
  rpm -qpl "$out"/wenjian-"$version"-1.*.rpm | grep -x /usr/bin/wenjian
  rpm -qpR "$out"/wenjian-"$version"-1.*.rpm | grep -F 'libxkbcommon.so.0()(64bit)'
  rpm -K --nosignature "$out"/wenjian-"$version"-1.*.rpm
  step "manual pages"
  local page
  for page in "$root"/usr/share/man/man1/*.gz; do
    MANROFFSEQ='' man --warnings -l "$page" 2>&1 >/dev/null | grep . && fail "$page"
  done
  step "completions"
  bash -n "$root/usr/share/bash-completion/completions/wenjian"
  step "no folder of this machine in the program"
  if grep -aqF -e "$PWD/" -e "$cargo_home/" -e "$target_folder/" "$root/usr/bin/wenjian"; then
    fail "the program names a folder of the machine it was built on"
  fi
}

# A desktop with an editor and a file manager asks its list which program opens what: Wenjian is among those
# offered, and the default of nothing.
check_openers() {
  local data=$work/data kind other
  mkdir -p "$data/applications"
  cp "$1/usr/share/applications/wenjian.desktop" "$data/applications/"
  for other in editor:text/plain files:inode/directory; do
    printf '[Desktop Entry]\nType=Application\nName=Zz\nExec=true %%f\nMimeType=%s;\n' "${other#*:}" \
      >"$data/applications/zz-${other%:*}.desktop"
  done
  printf '[Default Applications]\ntext/plain=zz-editor.desktop\ninode/directory=zz-files.desktop\n' \
    >"$data/applications/mimeapps.list"
  mkdir -p "$work/home"
  cp "$1/usr/bin/wenjian" "$work/home/"
  update-desktop-database "$data/applications"
  # Sessions are known by their ending, and are Wenjian's.
  mkdir -p "$data/mime/packages"
  cp "$1/usr/share/mime/packages/wenjian.xml" "$data/mime/packages/"
  update-mime-database "$data/mime"
  printf 'wenjian-session: 1\n' >"$work/home/s.wenjian"
  local asked=(env HOME="$work/home" XDG_DATA_HOME="$work/home/data" XDG_CONFIG_HOME="$work/home/config"
    PATH="$work/home:$PATH" XDG_DATA_DIRS="$data:/usr/share")
  "${asked[@]}" gio info -a standard::content-type "$work/home/s.wenjian" | grep application/x-wenjian-session >&2 ||
    fail "a session is not known by its ending"
  "${asked[@]}" gio mime application/x-wenjian-session | grep 'Default application.*wenjian.desktop' >&2 ||
    fail "sessions are not Wenjian's"
  for kind in text/markdown text/plain inode/directory; do
    HOME=$work/home XDG_DATA_HOME=$work/home/data XDG_CONFIG_HOME=$work/home/config PATH=$work/home:$PATH \
      XDG_DATA_DIRS=$data:/usr/share gio mime "$kind" >"$work/mime" 2>&1
    cat "$work/mime" >&2
    grep -q 'Default application.*zz-' "$work/mime" || fail "$kind: no default, or another"
    grep -q '^[[:space:]]*wenjian.desktop' "$work/mime" || fail "$kind: Wenjian is not offered"
  done
}

check_sizes() {
  local file size
  for file in "$out"/*.{deb,rpm,gz,AppImage,zip,exe,msi,dmg}; do
    # The installer is a download; the program it is made of is none.
    if [ ! -e "$file" ] || [[ "$file" == */wenjian.exe ]]; then continue; fi
    size=$(stat -c %s "$file")
    awk -v size="$size" -v name="$(basename "$file")" 'BEGIN { printf "%6.2f MB  %s\n", size / 1e6, name }'
    [ "$size" -le 25000000 ] || fail "$file is larger than 25 MB"
  done
}

# A minimal Debian, without any library of a window and without FUSE.
check_clean() {
  local root=${CHROOT:-$work/chroot} mirror articles said
  if [ ! -x "$root/usr/bin/apt-get" ]; then
    # shellcheck disable=SC2016  # apt-get replaces it
    mirror=$(apt-get indextargets --format '$(SITE)' | head -1)
    debootstrap --variant=minbase "$(. /etc/os-release && echo "$VERSION_CODENAME")" "$root" "$mirror" >/dev/null
  fi
  mkdir -p "$root/tmp/.X11-unix" "$root/articles" "$root/empty" "$root/config"
  # The colours of marks are known for the light theme.
  echo '{"language":"en","theme":"light"}' >"$root/config/settings.json"
  # shellcheck disable=SC2064  # the folder is known now
  trap "umount '$root/tmp/.X11-unix' '$root/proc' 2>/dev/null; rm -rf '$work'" EXIT
  mount --bind /tmp/.X11-unix "$root/tmp/.X11-unix"
  mount -t proc proc "$root/proc"
  articles=$root/articles/
  cp seeds/2015-07-02-*.txt "$articles"
  local inside=(chroot "$root" env -i PATH=/usr/bin:/bin:/usr/sbin:/sbin HOME=/root LANG=C.UTF-8 DISPLAY=%D
    WENJIAN_CONFIG=/config)

  if ! chroot "$root" dpkg -s wenjian >/dev/null 2>&1 && [ ! -e "$root/usr/lib/$architecture-linux-gnu/libX11.so.6" ]; then
    step "without the libraries: what the user is told"
    tar -xzf "$out/$name.tar.gz" -C "$root/empty" --strip-components=1
    said=$("${inside[@]//%D/:77}" /empty/bin/wenjian /articles 2>&1 || true)
    echo "$said" >&2
    [[ "$said" == *"sudo apt install libx11-6"* ]] || fail "no word of what to install"
    said=$("${inside[@]//%D/:77}" /empty/bin/wenjian mentions /articles --format jsonl | head -1)
    [[ "$said" == *'"path"'* ]] || fail "the command line needs libraries of the window"
  fi

  step "the .deb in a clean system"
  cp "$deb" "$root/tmp/wenjian.deb"
  cp /etc/resolv.conf "$root/etc/" 2>/dev/null || true
  chroot "$root" sh -c 'apt-get update -qq; DEBIAN_FRONTEND=noninteractive apt-get install -y -qq \
    --no-install-recommends /tmp/wenjian.deb' >"$work/apt" 2>&1 || { tail "$work/apt" >&2; fail "it does not install"; }
  packaging/check_window.sh "$pictures/deb.png" "${inside[@]}" wenjian /articles

  step "the AppImage in the same system, without FUSE"
  if [ -e "$root/usr/bin/fusermount" ] || [ -e "$root/usr/bin/fusermount3" ]; then fail "there is FUSE"; fi
  if chroot "$root" ldconfig -p | grep libfuse; then fail "there is libfuse"; fi
  cp "$out/$name.AppImage" "$root/tmp/wenjian.AppImage"
  packaging/check_window.sh "$pictures/appimage.png" "${inside[@]}" /tmp/wenjian.AppImage /articles
  "${inside[@]//%D/:77}" /tmp/wenjian.AppImage --version

  step "removed again"
  chroot "$root" dpkg --purge wenjian >/dev/null 2>&1
  if find "$root/usr" "$root/etc" -name '*wenjian*' | grep .; then fail "the package left files behind"; fi
}

for part in "${parts[@]}"; do "check_$part"; done
echo "all is well" >&2
