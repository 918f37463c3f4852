/** A small application of wan6: everything it uses, it uses as any other would. */
package net.wan6.test.consumers;
