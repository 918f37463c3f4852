#!/usr/bin/env bash
# Proves: the /64 that Kea excludes from the prefix is told with it (RFC 6603).
# Packages: kea-dhcp6-server
. "$INTEROP/lib/scenario.sh"

lab_up
kea_start '.Dhcp6.subnet6[0]["pd-pools"][0] += {"prefix-len": 56, "excluded-prefix": "2001:db8:1000:42::", "excluded-prefix-len": 64}'
wan6_start --profile rfc9915 --length 56
happens 20 '.event == "Acquired" and .prefix == "2001:db8:1000::/56" and .excluded == "2001:db8:1000:42::/64"'
wan6_stop
wire_is_clean
