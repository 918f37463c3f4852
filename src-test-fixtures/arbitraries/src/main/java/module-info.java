/** jqwik arbitraries of messages, options, leases, whole exchanges and MAP rules. */
module net.wan6.test.arbitraries {
    exports net.wan6.test.arbitraries;

    requires transitive net.jqwik.api;
    requires transitive net.wan6.core;
    requires transitive net.wan6.test.carrier;
    requires net.wan6.test.line;
    requires static org.apiguardian.api;
    requires static org.jspecify;
}
