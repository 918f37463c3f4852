#!/usr/bin/env bash
# Proves: on a line with both, the delegated prefix makes the softwire whichever came first, the announced one is held beside
# it, and the flags M and O decide nothing.
# Packages: radvd
. "$INTEROP/lib/scenario.sh"

line=(--profile ntt --length 56 --line-prefixes --provider ocn)
announced=2400:4050:5c12:3400
delegated=2400:4050:5c71:af00

lab_up
client_listens_to_routers
radvd_start $announced::/64
wan6_start "${line[@]}"
happens 20 ".event == \"Acquired\" and .prefix == \"$announced::/64\" and (.softwire.ce | startswith(\"$announced:\"))"
carrier_start --prefix $delegated::/56
happens 60 ".event == \"Acquired\" and .prefix == \"$delegated::/56\" and (.softwire.ce | startswith(\"$delegated:\"))"
radvd_says managed $announced::/64=0,7200
happens 20 ".event == \"Deprecated\" and .prefix == \"$announced::/64\""
wan6_stop
exactly 2 '.event == "Acquired"'
exactly 0 '.event == "Replaced" or .event == "Withdrawn"'
wire_is_clean
