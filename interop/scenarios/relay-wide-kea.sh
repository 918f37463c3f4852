#!/usr/bin/env bash
# Proves: through wide dhcp6relay a lease is taken from Kea, renewed and given back: Solicit, Request, Renew and Release each come through it.
# Packages: kea-dhcp6-server wide-dhcpv6-relay
. "$INTEROP/lib/scenario.sh"

relayed_by wide
