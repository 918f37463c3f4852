#!/usr/bin/env bash
# Proves: of two servers on one link the one that gave the lease dies, the other answers the Rebind with the same prefix: the
# application hears Refreshed and nothing else, and from then on the other is asked.
# Packages: kea-dhcp6-server
. "$INTEROP/lib/scenario.sh"

lab_up
# The second server's interface, on the same cable.
ip -n "$LAB_SERVER" link add link srv0 name srv1 address 02:00:5e:00:53:05 type macvlan mode bridge
ip -n "$LAB_SERVER" link set srv1 up
kea_start '.Dhcp6 += {"renew-timer": 3, "rebind-timer": 6, "preferred-lifetime": 60, "valid-lifetime": 90}'
wan6_start --profile rfc9915 --length 56
happens 20 '.event == "Acquired"'
server_killed
carrier_start --interface srv1 --prefix 2001:db8:1000::/40 --times 3,60,80,90
happens 30 '.event == "Refreshed"'
carrier_happens 10 '.event == "Answered" and .received == "REBIND"'
carrier_happens 10 '.event == "Answered" and .received == "RENEW"'
wan6_stop
exactly 1 '.event == "Acquired"'
exactly 0 '.event == "Replaced" or .event == "Withdrawn" or .event == "Deprecated"'
wire_is_clean
