#!/usr/bin/env bash
# Proves: Kea's answer to a Renew after its pool changed, new prefix and old one at zero in one IA, is one Replaced.
# Packages: kea-dhcp6-server
. "$INTEROP/lib/scenario.sh"

timers='.Dhcp6 += {"renew-timer": 6, "rebind-timer": 40, "preferred-lifetime": 60, "valid-lifetime": 90}'
lab_up
kea_start "$timers"
wan6_start --profile rfc9915 --length 56
happens 20 '.event == "Acquired" and (.prefix | test("^2001:db8:10[0-9a-f:]+/56$"))'
kea_reconfigure "$timers | .Dhcp6.subnet6[0][\"pd-pools\"][0].prefix = \"2001:db8:2000::\""
happens 20 '.event == "Replaced" and (.old | test("^2001:db8:10[0-9a-f:]+/56$")) and (.new | test("^2001:db8:20[0-9a-f:]+/56$"))'
wan6_stop
exactly 1 '.event == "Replaced"'
exactly 1 '.event == "Acquired"'
exactly 0 '.event == "Withdrawn"'
wire_is_clean
