/** An application of wan6 as its users write one, to be run from the built jars. */
module net.wan6.test.consumers {
    requires net.wan6.core;
    requires net.wan6.test.carrier;
}
