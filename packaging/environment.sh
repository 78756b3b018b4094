# shellcheck shell=bash
# What every packaging script begins with: names, versions, and an environment in which two builds of one
# commit give the same bytes. To be sourced, in bash, from the folder of the project.
#
# WENJIAN_HOMEPAGE  where the project lives, as https://...; without it packages name no homepage
# MAINTAINER        who answers for packages
# OUT               where results go; dist/ by default
# PROFILE           the cargo profile; dist by default

version=$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -1)
# shellcheck disable=SC2034  # used by those who source this
profile=${PROFILE:-dist}
out=${OUT:-dist}
mkdir -p "$out"
out=$(cd "$out" && pwd)
maintainer=${MAINTAINER:-The Wenjian developers <wenjian@users.noreply.github.com>}
homepage=${WENJIAN_HOMEPAGE:-}
if [ -z "$homepage" ] && [ -n "${GITHUB_REPOSITORY:-}" ]; then
  homepage=${GITHUB_SERVER_URL:-https://github.com}/$GITHUB_REPOSITORY
fi
app_id=io.github.wenjian.Wenjian

# The time of the commit is the time of everything in a package. Without a repository: the newest source.
if [ -z "${SOURCE_DATE_EPOCH:-}" ]; then
  SOURCE_DATE_EPOCH=$(git log -1 --format=%ct 2>/dev/null ||
    find src Cargo.toml Cargo.lock -type f -exec stat -c %Y {} + | sort -n | tail -1)
fi
export SOURCE_DATE_EPOCH
released=$(date -u -d "@$SOURCE_DATE_EPOCH" +%F 2>/dev/null || date -u -r "$SOURCE_DATE_EPOCH" +%F)
export LC_ALL=C.UTF-8 TZ=UTC
umask 022

# Folders of this machine stay out of the program. On Windows the compiler wants C:/..., not /c/...
here=$PWD
cargo_home=${CARGO_HOME:-$HOME/.cargo}
target_folder=${CARGO_TARGET_DIR:-$PWD/target}
if command -v cygpath >/dev/null; then
  here=$(cygpath -m "$here")
  cargo_home=$(cygpath -m "$cargo_home")
  target_folder=$(cygpath -m "$target_folder")
fi
flags="--remap-path-prefix=$here=/wenjian"
flags+=$'\x1f'"--remap-path-prefix=$target_folder=/target"
flags+=$'\x1f'"--remap-path-prefix=$cargo_home=/cargo"
export CARGO_ENCODED_RUSTFLAGS=$flags
export CARGO_INCREMENTAL=0

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
step() { printf '== %s (%s)\n' "$1" "$(date +%T)" >&2; }
# need PROGRAM PACKAGE: stops with the name of what to install.
need() { command -v "$1" >/dev/null || { echo "$1 is missing: install $2" >&2; exit 1; }; }
# fill FILE: a template with @NAME@s; lines that need a homepage go where there is none.
fill() {
  local escaped_maintainer=${maintainer//&/\\&}
  sed -e "s|@VERSION@|$version|g; s|@DATE@|$released|g; s|@MAINTAINER@|$escaped_maintainer|g; s|@APP_ID@|$app_id|g" \
    -e "${homepage:+s|@HOMEPAGE@|$homepage|g}" -e '/@HOMEPAGE@/d' "$1"
}
# same_time FOLDER: the time of the commit on everything.
same_time() { find "$1" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +; }
