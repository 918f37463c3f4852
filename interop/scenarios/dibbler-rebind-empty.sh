#!/usr/bin/env bash
# Proves: dibbler-server's empty IA_PD in answer to a Rebind, no prefix, no status, T1 = T2 = 0, does not cost the lease.
# Packages: dibbler-server
. "$INTEROP/lib/scenario.sh"

lab_up
hasty=$LAB_SCRATCH/hasty.conf
sed 's/T1 1000/T1 4/; s/T2 1600/T2 8/' "$INTEROP/peers/dibbler/pool-a.conf" >"$hasty"
dibbler_start "$hasty"
wan6_start --profile rfc9915 --length 56
happens 20 '.event == "Acquired"'
server_stop
eventually 20 "a Rebind goes out" sent_at_least 1 REBIND
before=$(times_told REPLY | wc -l)
dibbler_start "$hasty"
eventually 30 "the server answers it" told_more_than "$before" REPLY
sleep 3
wan6_stop
exactly 0 '.event == "Withdrawn"'
wire_is_clean
