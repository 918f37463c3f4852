#!/usr/bin/env bash
# Proves: NoPrefixAvail makes the client go on soliciting by its schedule, without a storm, until there is a prefix.
# Packages: kea-dhcp6-server
. "$INTEROP/lib/scenario.sh"

# A pool of one prefix, and that one is for another line.
taken='.Dhcp6.subnet6[0] |= (
  .["pd-pools"] = [{"prefix": "2001:db8:1000::", "prefix-len": 56, "delegated-len": 56}] |
  .reservations = [{"duid": "00:03:00:01:02:00:5e:00:53:99", "prefixes": ["2001:db8:1000::/56"]}])'
lab_up
kea_start "$taken"
wan6_start --profile rfc9915 --length 56
eventually 30 "four Solicits went out" sent_at_least 4 SOLICIT
exactly 0 '.event == "Acquired"'
# The fourth of a proper schedule is due after 0 + 1 + 2 + 4 s, each up to a tenth shorter.
nth_not_before 4 SOLICIT 6
sent_no REQUEST
kea_reconfigure .
happens 40 '.event == "Acquired"'
wan6_stop
wire_is_clean
