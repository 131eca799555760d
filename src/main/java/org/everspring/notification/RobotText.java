package org.everspring.notification;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.everspring.notification.NoticeMail.Entry;

/**
 * The words of a message to a group. Plain text, for what people have typed would be marks in a robot's Markdown. The links
 * lead to the matters, where each reader's own rights count.
 */
final class RobotText {

    private RobotText() {}

    /**
     * @param site the address of the application, without a slash at its end
     * @param longest in bytes of UTF-8; what does not fit is counted at the end
     */
    static String of(NoticeMail mail, String site, int longest) {
        List<String> parts = new ArrayList<>();
        List<List<Entry>> lines = DigestMail.lines(mail.entries());
        for (int index = 0; index < lines.size(); index++) {
            String part = part(lines.get(index), lines.size() == 1 ? "" : index + 1 + ". ", site);
            String rest = rest(lines.size() - index, site);
            if (bytes(String.join("\n", parts)) + bytes(part) + bytes(rest) + 2 > longest) {
                parts.add(index == 0 ? cut(part, longest - bytes(rest) - 1) + rest : rest);
                break;
            }
            parts.add(part);
        }
        return String.join("\n", parts).strip();
    }

    private static String part(List<Entry> line, String number, String site) {
        StringBuilder part =
                new StringBuilder(number).append(DigestMail.heading(line)).append('\n');
        Entry first = line.get(0);
        if (line.size() > 1) {
            line.forEach(entry -> part.append("· ").append(entry.subject()).append('\n'));
            part.append("查看：").append(site).append("/desk\n");
        } else {
            part.append(first.text().strip()).append('\n');
            if (first.businessKey() != null) {
                part.append("查看：")
                        .append(site)
                        .append("/desk/matters/")
                        .append(address(first.businessKey()))
                        .append('\n');
            }
        }
        return part.toString();
    }

    /** A business key of an owner's process may be anything. */
    static String address(String businessKey) {
        return URLEncoder.encode(businessKey, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%3A", ":");
    }

    private static String rest(int lines, String site) {
        return "……共有" + lines + "项未在此列出，请登录系统查看：" + site + "/desk\n";
    }

    /** Never in the midst of a character. */
    private static String cut(String text, int longest) {
        StringBuilder cut = new StringBuilder();
        int used = 0;
        for (int point : text.codePoints().toArray()) {
            used += bytes(Character.toString(point));
            if (used > longest) {
                break;
            }
            cut.appendCodePoint(point);
        }
        return cut.append('\n').toString();
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
