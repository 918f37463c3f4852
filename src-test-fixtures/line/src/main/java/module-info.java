/** A whole line in virtual time, for tests of applications. */
module net.wan6.test.line {
    requires transitive net.wan6.core;
    requires transitive net.wan6.test.carrier;
    requires static org.jspecify;

    exports net.wan6.test.line;
}
