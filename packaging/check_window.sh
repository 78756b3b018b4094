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

# Both marks in the picture: of each at least so many pixels have exactly the colour that the light theme gives it.
marked() {
  convert "$1" -depth 8 -format %c histogram:info:- >"$work/colours"
  local mark
  for mark in "${MARK_ONE:-#D4E4F8}" "${MARK_TWO:-#F1DADF}"; do
    awk -v mark="$mark" 'index($0, mark) && $1 + 0 >= 200 { found = 1 } END { exit !found }' "$work/colours" || return 1
  done
}
shown() {
  xdotool search --onlyvisible --name 'Wenjian|文鉴' >/dev/null 2>&1 || return 1
  import -window root -depth 8 "$work/shot.png" 2>/dev/null || return 1
  marked "$work/shot.png"
}
while [ "$SECONDS" -lt "${WAIT:-180}" ]; do
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
