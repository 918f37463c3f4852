# Debian packages: which ones scenarios ask for, and bringing in those that are not there.

# The "# Packages:" lines of scenarios, joined.
packages_of() {
  sed -n 's/^# Packages: *//p' "$@" | tr ' ' '\n' | sort -u
}

is_installed() {
  [ "$(dpkg-query --show --showformat='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

# Services of the machine itself are not to start only because a server's package came in.
without_starting_services() {
  local policy=/usr/sbin/policy-rc.d status=0
  if [ -e "$policy" ]; then
    "$@"
    return
  fi
  printf '#!/bin/sh\nexit 101\n' >"$policy"
  chmod +x "$policy"
  "$@" || status=$?
  rm -f "$policy"
  return "$status"
}

install_missing() {
  local package missing=()
  for package in "$@"; do
    is_installed "$package" || missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  echo "installing: ${missing[*]}"
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq
  without_starting_services apt-get install -qq -y --no-install-recommends "${missing[@]}" >/dev/null
}
