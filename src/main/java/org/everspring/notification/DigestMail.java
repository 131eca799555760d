package org.everspring.notification;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.everspring.notification.NoticeMail.Entry;

/** The words of a mail. Entries that are alike stand together under one line. */
record DigestMail(String subject, String body) {

    /** @param site the address of the application, without a slash at its end */
    static DigestMail of(NoticeMail mail, String addressee, String sender, String site) {
        List<Entry> entries = mail.entries();
        List<List<Entry>> lines = lines(entries);
        String subject = switch (mail.urgency()) {
            case IMMEDIATE -> heading(lines.get(0));
            case DIGEST -> "营商环境工作提醒（" + entries.size() + "项）";
        };
        StringBuilder body = new StringBuilder();
        body.append(addressee).append("，您好！\n\n");
        body.append("您有").append(entries.size()).append("项营商环境工作通知，请及时办理：\n\n");
        for (int index = 0; index < lines.size(); index++) {
            append(body, index + 1, lines.get(index), site);
        }
        body.append("全部待办：").append(site).append("/desk\n\n");
        body.append(sender).append("\n（本邮件由系统自动发送，请勿回复。）\n");
        return new DigestMail(subject, body.toString());
    }

    /** In the order of the first of each. */
    static List<List<Entry>> lines(List<Entry> entries) {
        Map<Object, List<Entry>> lines = new LinkedHashMap<>();
        for (Entry entry : entries) {
            Object line = entry.alike() == null ? entry.id() : entry.alike();
            lines.computeIfAbsent(line, key -> new ArrayList<>()).add(entry);
        }
        return List.copyOf(lines.values());
    }

    static String heading(List<Entry> line) {
        return ReceivedNotice.heading(line.get(0).subject(), line.get(0).alike(), line.size());
    }

    private static void append(StringBuilder body, int number, List<Entry> line, String site) {
        body.append(number).append(". ").append(heading(line)).append('\n');
        if (line.size() == 1) {
            append(body, line.get(0), "   ", site);
        } else {
            for (int index = 0; index < line.size(); index++) {
                Entry entry = line.get(index);
                body.append("   （")
                        .append(index + 1)
                        .append("）")
                        .append(entry.subject())
                        .append('\n');
                append(body, entry, "       ", site);
            }
        }
        body.append('\n');
    }

    private static void append(StringBuilder body, Entry entry, String indent, String site) {
        entry.text()
                .strip()
                .lines()
                .forEach(text -> body.append(indent).append(text).append('\n'));
        if (entry.leadsOn()) {
            body.append(indent)
                    .append("查看或办理：")
                    .append(site)
                    .append("/desk/notices/")
                    .append(entry.id())
                    .append('\n');
        }
    }
}
