#!/usr/bin/env bash
# Starts a command that opens Wenjian on the sample article about internet banks, on a virtual display of its own,
# and checks from outside that the article is on screen: its title on the window, the colours of two of its marks in
# the picture. Waits for states, never for a time.
#   packaging/check_window.sh PICTURE.png COMMAND...        %D in the command stands for the number of the display
# Needs: xvfb xdotool imagemagick. WAIT: seconds to wait at most, 180 by default.
set -euo pipefail
picture=$1
shift
work=$(mktemp -d)
display= ; server= ; program=
# shellcheck disable=SC2317  # called when the script ends
finish() {
  local process
  for process in $program $server; do kill "$process" 2>/dev/null || true; done
  wait 2>/dev/null || true
  rm -rf "$work"
}
trap finish EXIT

# The server says which display was free.
Xvfb -displayfd 3 -ac -nolisten tcp -screen 0 1280x800x24 3>"$work/display" 2>"$work/server" &
server=$!
for _ in $(seq 300); do [ -s "$work/display" ] && break; sleep 0.2; done
display=:$(cat "$work/display")
export DISPLAY=$display

"${@//%D/$display}" >"$work/said" 2>&1 &
program=$!

# colour COUNT #RRGGBB: at least so many pixels of exactly this colour are on screen.
colour() {
  local found
  found=$(convert "$work/shot.png" -depth 8 -fill black +opaque "$2" -fill white -opaque "$2" \
    -format '%[fx:round(mean*w*h)]' info:)
  [ "${found%.*}" -ge "$1" ]
}
shown() {
  xdotool search --onlyvisible --name 'Wenjian|文鉴' >/dev/null 2>&1 || return 1
  import -window root -depth 8 "$work/shot.png" 2>/dev/null || return 1
  colour 200 "${MARK_ONE:-#D4E4F8}" && colour 200 "${MARK_TWO:-#F1DADF}"
}
for _ in $(seq $((${WAIT:-180} * 2))); do
  if shown; then
    cp "$work/shot.png" "$picture"
    exit 0
  fi
  if ! kill -0 "$program" 2>/dev/null; then break; fi
  sleep 0.5
done
echo "the article was not shown by: $*" >&2
cat "$work/said" >&2
import -window root "$picture" 2>/dev/null || true
exit 1
