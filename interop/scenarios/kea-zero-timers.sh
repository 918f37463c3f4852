#!/usr/bin/env bash
# Proves: T1 = T2 = 0 leave the choice of time to the client (RFC 9915 §14.2, §21.21): it binds and does not storm.
# Packages: kea-dhcp6-server
. "$INTEROP/lib/scenario.sh"

lab_up
kea_start '.Dhcp6 |= (del(.["renew-timer"], .["rebind-timer"]) | .["calculate-tee-times"] = false)'
wan6_start --profile rfc9915 --length 56
happens 20 '.event == "Acquired"'
sleep 5
wan6_stop
sent_no RENEW
sent_no REBIND
wire_is_clean
