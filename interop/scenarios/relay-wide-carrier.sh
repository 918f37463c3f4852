#!/usr/bin/env bash
# Proves: our carrier's signed Reconfigure reaches wan6 through wide dhcp6relay, and the new prefix comes back the same way.
# Packages: wide-dhcpv6-relay
. "$INTEROP/lib/scenario.sh"

reconfigured_through wide
