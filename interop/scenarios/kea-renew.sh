#!/usr/bin/env bash
# Proves: at T1 the lease is renewed, again and again, and the application hears nothing but Refreshed.
# Packages: kea-dhcp6-server
. "$INTEROP/lib/scenario.sh"

lab_up
kea_start '.Dhcp6 += {"renew-timer": 4, "rebind-timer": 40, "preferred-lifetime": 60, "valid-lifetime": 90}'
wan6_start --profile rfc9915 --length 56
happens 20 '.event == "Acquired"'
eventually 20 "three renewals" sent_at_least 3 RENEW
wan6_stop
exactly 1 '.event == "Acquired"'
happened '.event == "Refreshed"'
exactly 0 '.event == "Replaced" or .event == "Withdrawn" or .event == "Deprecated"'
sent_no REBIND
wire_is_clean
