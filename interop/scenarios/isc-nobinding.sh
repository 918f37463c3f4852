#!/usr/bin/env bash
# Proves: NoBinding in the Reply to a Renew is answered by a Request at once (RFC 9915 §18.2.10.1) and the lease goes on.
# Packages: isc-dhcp-server
. "$INTEROP/lib/scenario.sh"

lab_up
isc_start
wan6_start --profile rfc9915 --length 56
happens 20 '.event == "Acquired"'
server_killed
isc_forgets_leases
isc_start
eventually 20 "a second Request goes out" sent_at_least 2 REQUEST
happens 10 '.event == "Refreshed" or .event == "Replaced"'
wan6_stop
sent RENEW
exactly 1 '.event == "Acquired"'
exactly 0 '.event == "Withdrawn"'
wire_is_clean
