#!/usr/bin/env bash
# Builds the program and packs it for Linux: tar.gz, .deb, .rpm and an AppImage that needs no FUSE.
#   packaging/linux.sh [tar] [deb] [rpm] [appimage]      all four by default; results in dist/
# PROGRAM names a program that is built already; packaging/environment.sh tells the other variables.
# Needs, beside Rust and a C compiler: dpkg-dev, rpm (Debian's rpmbuild), squashfs-tools, python3.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=packaging/environment.sh
. packaging/environment.sh

formats=("$@")
[ ${#formats[@]} -gt 0 ] || formats=(tar deb rpm appimage)
architecture=$(uname -m)
target=$architecture-unknown-linux-gnu
name=wenjian-$version-linux-$architecture

if [ -n "${PROGRAM:-}" ]; then
  program=$(realpath "$PROGRAM")
else
  step "the program"
  cargo build --locked --profile "$profile"
  program=$target_folder/$profile/wenjian
fi

step "the tree of files"
# What is the same in all formats, as it lies below /usr.
tree=$work/tree
install -Dm755 "$program" "$tree/bin/wenjian"
mkdir -p "$tree/share/applications"
grep -v '^#' packaging/linux/wenjian.desktop >"$tree/share/applications/wenjian.desktop"
for size in 16 22 24 32 48 64 128 256 512; do
  install -Dm644 assets/icon/$size.png "$tree/share/icons/hicolor/${size}x$size/apps/wenjian.png"
done
install -Dm644 assets/icon/wenjian.svg "$tree/share/icons/hicolor/scalable/apps/wenjian.svg"

install -Dm644 packaging/linux/mime.xml "$tree/share/mime/packages/wenjian.xml"

# Screenshots are addresses, so there are none where no homepage is known.
if [ -n "$homepage" ]; then screenshots=packaging/linux/screenshots.xml.in; else screenshots=/dev/null; fi
mkdir -p "$tree/share/metainfo"
sed -e "/@SCREENSHOTS@/{r $screenshots
d}" packaging/linux/metainfo.xml.in >"$work/metainfo"
fill "$work/metainfo" >"$tree/share/metainfo/$app_id.metainfo.xml"

"$program" generate "$work/generated"
mkdir -p "$tree/share/man"
cp -r "$work/generated/man1" "$tree/share/man/"
gzip -9n "$tree"/share/man/man1/*.1
install -Dm644 "$work/generated/completions/wenjian.bash" "$tree/share/bash-completion/completions/wenjian"
install -Dm644 "$work/generated/completions/wenjian.fish" "$tree/share/fish/vendor_completions.d/wenjian.fish"
install -Dm644 "$work/generated/completions/_wenjian" "$tree/share/zsh/site-functions/_wenjian"

documents=$tree/share/doc/wenjian
mkdir -p "$documents"
python3 packaging/bill_of_materials.py --target "$target" \
  --bill "$out/$name.cdx.json" --licences "$documents/third-party.txt"
gzip -9n "$documents/third-party.txt"
install -m644 README.md CHANGELOG.md LICENSE-MIT assets/fonts/LICENSE-NotoSansCJK.txt "$documents/"

pack_tar() {
  local folder=$work/tar/$name
  mkdir -p "$work/tar"
  cp -r "$tree" "$folder"
  cp LICENSE-APACHE "$folder/share/doc/wenjian/"
  cp packaging/linux/INSTALL.txt "$folder/"
  tar --sort=name --mtime="@$SOURCE_DATE_EPOCH" --owner=0 --group=0 --numeric-owner --format=gnu \
    -C "$work/tar" -c "$name" | gzip -9n >"$out/$name.tar.gz"
}

pack_deb() {
  need dpkg-deb dpkg
  local root=$work/deb debian_architecture glibc size
  debian_architecture=$(dpkg --print-architecture)
  mkdir -p "$root/usr" "$root/DEBIAN"
  cp -r "$tree/." "$root/usr/"
  mkdir -p "$root/usr/share/zsh/vendor-completions"
  mv "$root/usr/share/zsh/site-functions/_wenjian" "$root/usr/share/zsh/vendor-completions/"
  rmdir "$root/usr/share/zsh/site-functions"
  local documents=$root/usr/share/doc/wenjian
  rm "$documents/LICENSE-MIT" "$documents/README.md"
  # The texts of licences as the copyright file wants them: indented, with a dot on empty lines.
  sed -n '5,$p' LICENSE-MIT | sed 's/^$/./; s/^/ /' >"$work/mit"
  sed -e "/@MIT@/{r $work/mit
d}" packaging/linux/copyright.in >"$work/copyright"
  fill "$work/copyright" >"$documents/copyright"
  gzip -9nc CHANGELOG.md >"$documents/changelog.gz"
  rm "$documents/CHANGELOG.md"
  printf 'wenjian (%s-1) unstable; urgency=medium\n\n  * Version %s.\n\n -- %s  %s\n' \
    "$version" "$version" "$maintainer" "$(date -uR -d "@$SOURCE_DATE_EPOCH")" |
    gzip -9n >"$documents/changelog.Debian.gz"
  install -Dm644 packaging/linux/lintian-overrides "$root/usr/share/lintian/overrides/wenjian"
  glibc=$(objdump -T "$program" | grep -o 'GLIBC_[0-9.]*' | sort -Vu | tail -1)
  size=$(du -sk --apparent-size "$root/usr" | cut -f1)
  fill packaging/linux/control.in |
    sed -e "s|@ARCHITECTURE@|$debian_architecture|; s|@GLIBC@|${glibc#GLIBC_}|; s|@SIZE@|$size|" \
      >"$root/DEBIAN/control"
  (cd "$root" && find usr -type f -print0 | sort -z | xargs -0 md5sum) >"$root/DEBIAN/md5sums"
  chmod -R u+rwX,go+rX,go-w "$root"
  same_time "$root"
  dpkg-deb --root-owner-group -Zxz -z9 --build "$root" "$out/wenjian_$version-1_$debian_architecture.deb" >/dev/null
}

pack_rpm() {
  need rpmbuild rpm
  fill packaging/linux/wenjian.spec.in >"$work/wenjian.spec"
  # What is packed is built already: rpm is to change nothing, and to say the time and place of the commit.
  rpmbuild -bb --quiet --target "$architecture" \
    --define "_topdir $work/rpm" --define "tree $tree" --define "_buildhost reproducible" \
    --define "use_source_date_epoch_as_buildtime 1" --define "clamp_mtime_to_source_date_epoch 1" \
    --define "_binary_payload w19.zstdio" --define "__os_install_post %{nil}" --define "debug_package %{nil}" \
    --define "_build_id_links none" "$work/wenjian.spec"
  cp "$work"/rpm/RPMS/"$architecture"/*.rpm "$out/"
}

pack_appimage() {
  need mksquashfs squashfs-tools
  local folder=$work/appdir
  # Static, so that it starts on any distribution; a build of its own, with a lock file of its own.
  (
    cd packaging/appimage-runtime
    CARGO_ENCODED_RUSTFLAGS=$flags$'\x1f-C\x1ftarget-feature=+crt-static' CARGO_TARGET_DIR=$target_folder/appimage \
      cargo build --locked --release --target "$target"
  )
  mkdir -p "$folder"
  cp -r "$tree" "$folder/usr"
  ln -s usr/bin/wenjian "$folder/AppRun"
  cp "$tree/share/applications/wenjian.desktop" "$folder/"
  cp assets/icon/256.png "$folder/wenjian.png"
  ln -s wenjian.png "$folder/.DirIcon"
  mksquashfs "$folder" "$work/squashfs" -noappend -all-root -comp zstd -Xcompression-level 22 -b 1M \
    -no-progress -quiet >/dev/null
  # AI and a two in bytes 8 to 10 are how file managers know an AppImage.
  { cat "$target_folder/appimage/$target/release/appimage-runtime" "$work/squashfs"; } >"$out/$name.AppImage"
  printf 'AI\002' | dd of="$out/$name.AppImage" bs=1 seek=8 conv=notrunc status=none
  chmod 755 "$out/$name.AppImage"
}

chmod -R u+rwX,go+rX,go-w "$tree"
same_time "$tree"
for format in "${formats[@]}"; do
  step "$format"
  "pack_$format"
done
(cd "$out" && ls -l)
