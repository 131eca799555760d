package org.everspring.bench;

import java.nio.file.Path;
import java.util.List;

/** How every JVM of the benchmark is started. */
final class Jvm {

    private Jvm() {}

    static List<String> command() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + System.getProperty("bench.heap", "2g"),
                "-Duser.timezone=Asia/Shanghai",
                "-Dfile.encoding=UTF-8");
    }
}
