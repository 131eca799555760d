package org.everspring.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * What has been spent on a side up to a moment, or, between two moments, on so many operations.
 *
 * @param cpu milliseconds that its JVM has computed
 * @param database milliseconds that the database has worked on its statements; on H2 they are a part of {@code cpu}
 * @param wal kilobytes that PostgreSQL has written to its log
 */
record Cost(int operations, double millis, double cpu, double database, double statements, double wal) {

    static Cost now(SideCommands side) {
        double[] database = side.database();
        return new Cost(
                0,
                System.nanoTime() / 1e6,
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime() / 1e6,
                database[1],
                database[0],
                database[2] / 1024);
    }

    Cost until(Cost later, int operations) {
        return new Cost(
                operations,
                later.millis - millis,
                later.cpu - cpu,
                later.database - database,
                later.statements - statements,
                later.wal - wal);
    }

    /** Two parts of the same operations. */
    Cost plus(Cost other) {
        return new Cost(
                operations,
                millis + other.millis,
                cpu + other.cpu,
                database + other.database,
                statements + other.statements,
                wal + other.wal);
    }

    /** The same with the time that somebody else has measured, who waited. */
    Cost waited(double waited) {
        return new Cost(operations, waited, cpu, database, statements, wal);
    }
}
