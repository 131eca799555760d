package org.everspring.nodes;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** How this process is called in logs, on the operations page and by the database. */
final class NodeName {

    /** What PostgreSQL keeps of a connection's name. */
    private static final int LONGEST = 63;

    private NodeName() {}

    static String own() {
        return host() + ":" + ProcessHandle.current().pid();
    }

    /** As the name of a connection. */
    static String with(String purpose) {
        String name = "everspring " + purpose + " " + own();
        return name.substring(0, Math.min(name.length(), LONGEST));
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
