package org.everspring.faults;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes mails, and can end as a process that is killed: in the middle of one, which it has taken and not said so. */
final class MailServer implements AutoCloseable {

    private final int port = Server.freePort();
    private final List<String> ids = new CopyOnWriteArrayList<>();
    private final AtomicInteger silent = new AtomicInteger();
    private volatile ServerSocket listening;

    MailServer() throws IOException {
        start();
    }

    int port() {
        return port;
    }

    void start() throws IOException {
        ServerSocket socket = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        listening = socket;
        Thread accepting = new Thread(() -> accept(socket), "mail-server");
        accepting.setDaemon(true);
        accepting.start();
    }

    /** Nobody can reach it from now on. */
    void stop() throws IOException {
        listening.close();
    }

    /** The next mails are taken, and the connection ends in place of the answer. */
    void dieDuring(int mails) {
        silent.set(mails);
    }

    boolean hasDied() {
        return silent.get() <= 0;
    }

    /** In the order in which they came. */
    List<String> ids() {
        return List.copyOf(ids);
    }

    private void accept(ServerSocket socket) {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                Thread conversation = new Thread(() -> talk(client), "mail");
                conversation.setDaemon(true);
                conversation.start();
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void talk(Socket client) {
        try (client;
                var lines =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8))) {
            OutputStream out = client.getOutputStream();
            say(out, "220 faults");
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String command = line.length() < 4 ? line : line.substring(0, 4).toUpperCase();
                switch (command) {
                    case "EHLO", "HELO" -> say(out, "250 faults");
                    case "DATA" -> {
                        say(out, "354 go on");
                        ids.add(idOf(lines));
                        if (silent.getAndDecrement() > 0) {
                            return;
                        }
                        say(out, "250 taken");
                    }
                    case "QUIT" -> {
                        say(out, "221 bye");
                        return;
                    }
                    default -> say(out, "250 ok");
                }
            }
        } catch (IOException gone) {
            // The other side has ended.
        }
    }

    private static String idOf(BufferedReader lines) throws IOException {
        String id = "";
        for (String line = lines.readLine(); line != null && !line.equals("."); line = lines.readLine()) {
            if (line.toLowerCase().startsWith("message-id:")) {
                id = line.substring("message-id:".length()).strip();
                id = id.isEmpty() ? lines.readLine().strip() : id;
            }
        }
        return id;
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        stop();
    }
}
