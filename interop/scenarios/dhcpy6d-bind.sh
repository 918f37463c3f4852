#!/usr/bin/env bash
# Proves: dhcpy6d answers the first Solicit with a Reply, which is told and costs nothing: the next one brings the lease.
# Packages: dhcpy6d
. "$INTEROP/lib/scenario.sh"

lab_up
dhcpy6d_start
wan6_start --profile rfc9915 --length 56
happens 20 '.event == "Acquired" and (.prefix | test("^2001:db8:1000:[0-9a-f:]+/56$"))'
wan6_stop
exactly 1 '.event == "Acquired"'
exactly 1 '.event == "ConfigurationProblem" and (.description | test("answers a Solicit without Rapid Commit"))'
wire_is_clean
