#!/bin/sh
# Brings the SVOX Pico voices into a folder, without root and without touching the system.
#
#   fetch-pico.sh TARGET_DIR
#
# The packages libttspico0 and libttspico-data lie in Debian's component non-free (Ubuntu:
# multiverse), which many machines have switched off. So apt gets a private list of that one
# component, made from the machine's own mirror, with private state and cache folders. Afterwards
# TARGET_DIR holds libttspico.so.0, lang/*.bin and the licence.
#
# Exit: 0 the voices are there (also when they were before), 64 wrong use, 69 not to be had here.
set -eu

say() { printf '%s\n' "fetch-pico: $*" >&2; }

[ $# -eq 1 ] && [ -n "$1" ] || { say "usage: fetch-pico.sh TARGET_DIR"; exit 64; }
target=$1

if [ -e "$target/libttspico.so.0" ] && [ -e "$target/lang/en-US_ta.bin" ]; then
    say "already in $target"
    exit 0
fi

for tool in apt-get dpkg; do
    command -v "$tool" >/dev/null 2>&1 || {
        say "$tool is not on this machine; install the packages libttspico0 and libttspico-data of your distribution"
        exit 69
    }
done

component=non-free
keyring=/usr/share/keyrings/debian-archive-keyring.gpg
if [ -r /etc/os-release ] && grep -q '^ID=ubuntu' /etc/os-release; then
    component=multiverse
    keyring=/usr/share/keyrings/ubuntu-archive-keyring.gpg
fi
signed=
[ ! -r "$keyring" ] || signed="[signed-by=$keyring] "

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
mkdir -p "$work/state/lists/partial" "$work/cache/archives/partial" "$work/parts" "$work/packages" "$work/root"

# apt, seeing the private list alone. The sandbox user could not enter the temporary folder.
private_apt() {
    apt-get -q \
        -o Dir::Etc::SourceList="$work/sources.list" \
        -o Dir::Etc::SourceParts="$work/parts" \
        -o Dir::State="$work/state" \
        -o Dir::State::Lists="$work/state/lists" \
        -o Dir::State::Status=/var/lib/dpkg/status \
        -o Dir::Cache="$work/cache" \
        -o APT::Sandbox::User=root \
        -o Acquire::Retries=2 \
        "$@"
}

# "mirror release" of each main component this machine knows; security and updates suites have no
# copy of a package that never changed.
apt-get indextargets --format '$(REPO_URI) $(RELEASE)' \
    'Created-By: Packages' 'Component: main' 2>/dev/null |
    awk '$2 !~ /-/ && !seen[$1 $2]++' >"$work/mirrors"

found=
while read -r mirror release; do
    printf 'deb %s%s %s %s\n' "$signed" "$mirror" "$release" "$component" >"$work/sources.list"
    if private_apt update >"$work/log" 2>&1 </dev/null &&
        (cd "$work/packages" && private_apt download libttspico0 libttspico-data >>"$work/log" 2>&1 </dev/null); then
        found=yes
        break
    fi
    say "not on the mirror of release $release (component $component): $(grep -E '^(E|W|Err)' "$work/log" | head -n 1)"
done <"$work/mirrors"

[ -n "$found" ] || {
    say "the packages libttspico0 and libttspico-data could not be fetched; the other voices go on working"
    exit 69
}

for package in "$work"/packages/*.deb; do
    dpkg -x "$package" "$work/root"
done

mkdir -p "$target/lang"
cp "$work"/root/usr/share/pico/lang/*.bin "$target/lang/"
cp "$work/root/usr/share/doc/libttspico-data/copyright" "$target/COPYRIGHT"
# The library last, and whole: its presence says that the folder is complete.
cp -L "$work"/root/usr/lib/*/libttspico.so.0 "$target/.libttspico.so.0.new"
mv "$target/.libttspico.so.0.new" "$target/libttspico.so.0"
say "SVOX Pico is in $target ($(find "$target/lang" -name '*_ta.bin' | wc -l | tr -d ' ') voices)"
