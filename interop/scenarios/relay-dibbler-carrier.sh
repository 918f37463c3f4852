#!/usr/bin/env bash
# Proves: our carrier's signed Reconfigure reaches wan6 through dibbler-relay, and the new prefix comes back the same way.
# Packages: dibbler-relay
. "$INTEROP/lib/scenario.sh"

reconfigured_through dibbler
