package org.everspring.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import org.springframework.util.FileSystemUtils;

/**
 * How long the jar takes from its start until it answers, on H2, from the second start on. The bare engine's jar is ours
 * without what is ours.
 */
final class StartUp {

    static final String WHAT = "start of the jar";

    private static final long LONGEST = Duration.ofMinutes(5).toNanos();
    private static final Path FOLDER = Path.of("target/bench/start");

    private final ClassPaths paths;
    private final Results results;
    private final String database;

    StartUp(ClassPaths paths, Results results, String database) {
        this.paths = paths;
        this.results = results;
        this.database = database;
    }

    void measure(int rounds) throws IOException, InterruptedException {
        FileSystemUtils.deleteRecursively(FOLDER);
        Files.createDirectories(FOLDER);
        Path bare = bareJar();
        // The first of each makes its tables.
        for (int round = 0; round <= rounds; round++) {
            start(Side.EVERSPRING, paths.jar(), "/login", round);
            start(Side.AS_IT_COMES, bare, "/camunda/app/tasklist/default/", round);
        }
    }

    private void start(String side, Path jar, String page, int round) throws IOException, InterruptedException {
        int port = freePort();
        List<String> command = new ArrayList<>(Jvm.command());
        command.addAll(List.of(
                "-jar",
                jar.toString(),
                "--server.port=" + port,
                "--server.address=127.0.0.1",
                "--spring.datasource.url=jdbc:h2:file:"
                        + FOLDER.resolve(side.replace(' ', '-')).toAbsolutePath()
                        + ";WRITE_DELAY=0;LOCK_TIMEOUT=10000;DB_CLOSE_ON_EXIT=FALSE"));
        long begun = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(FOLDER.resolve(side.replace(' ', '-') + ".log").toFile())
                .start();
        Thread stop = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(stop);
        try {
            URI address = URI.create("http://127.0.0.1:" + port + page);
            while (!answers(address)) {
                if (!process.isAlive() || System.nanoTime() - begun > LONGEST) {
                    throw new IllegalStateException(side + " does not start, see " + FOLDER);
                }
                Thread.sleep(50);
            }
            double seconds = (System.nanoTime() - begun) / 1e9;
            double cpu = process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3;
            if (round > 0) {
                results.add(database, 0, WHAT, "time", "s", side, seconds);
                results.add(database, 0, WHAT, "JVM CPU", "s", side, cpu);
            }
        } finally {
            process.destroy();
            process.waitFor();
            Runtime.getRuntime().removeShutdownHook(stop);
        }
    }

    private static boolean answers(URI address) {
        try {
            HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
            connection.setConnectTimeout(1000);
            connection.setReadTimeout(60_000);
            return connection.getResponseCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private Path bareJar() throws IOException {
        Path file = FOLDER.resolve("bare.jar");
        try (JarFile ours = new JarFile(paths.jar().toFile())) {
            Manifest manifest = new Manifest();
            manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
            for (String name : List.of("Main-Class", "Spring-Boot-Classes", "Spring-Boot-Lib")) {
                manifest.getMainAttributes()
                        .putValue(name, ours.getManifest().getMainAttributes().getValue(name));
            }
            manifest.getMainAttributes().putValue("Start-Class", BareApplication.class.getName());
            try (JarOutputStream bare = new JarOutputStream(Files.newOutputStream(file), manifest)) {
                for (JarEntry entry : Collections.list(ours.entries())) {
                    String name = entry.getName();
                    boolean library = name.startsWith("BOOT-INF/lib/") && paths.isOfTheStarter(Path.of(name));
                    if (!entry.isDirectory() && (library || name.startsWith("org/springframework/boot/loader/"))) {
                        try (InputStream content = ours.getInputStream(entry)) {
                            store(bare, name, content.readAllBytes());
                        }
                    }
                }
                // The loader looks for the folder.
                bare.putNextEntry(new ZipEntry("BOOT-INF/classes/"));
                bare.closeEntry();
                addClasses(bare);
            }
        }
        return file;
    }

    private static void addClasses(JarOutputStream bare) throws IOException {
        Path classes = Path.of("target/bench/classes");
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(
                            found -> found.getFileName().toString().startsWith("BareApplication"))
                    .toList()) {
                store(bare, "BOOT-INF/classes/" + classes.relativize(file), Files.readAllBytes(file));
            }
        }
    }

    /** Not compressed, as Spring Boot's loader wants the libraries. */
    private static void store(JarOutputStream jar, String name, byte[] content) throws IOException {
        CRC32 sum = new CRC32();
        sum.update(content);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(sum.getValue());
        jar.putNextEntry(entry);
        jar.write(content);
        jar.closeEntry();
    }
}
