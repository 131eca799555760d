package org.everspring.notification;

import java.util.List;
import org.everspring.notification.NoticeMail.Entry;

/** The words of a mail. */
record DigestMail(String subject, String body) {

    /** @param tasklist the link that the letter ends with */
    static DigestMail of(NoticeMail mail, String addressee, String sender, String tasklist) {
        List<Entry> entries = mail.entries();
        String subject = switch (mail.urgency()) {
            case IMMEDIATE -> entries.get(0).subject();
            case DIGEST -> "营商环境工作提醒（" + entries.size() + "项）";
        };
        StringBuilder body = new StringBuilder();
        body.append(addressee).append("，您好！\n\n");
        body.append("您有").append(entries.size()).append("项营商环境工作通知，请及时办理：\n\n");
        for (int index = 0; index < entries.size(); index++) {
            append(body, index + 1, entries.get(index));
        }
        body.append("请登录任务列表办理：").append(tasklist).append("\n\n");
        body.append(sender).append("\n（本邮件由系统自动发送，请勿回复。）\n");
        return new DigestMail(subject, body.toString());
    }

    private static void append(StringBuilder body, int number, Entry entry) {
        body.append(number).append(". ").append(entry.subject()).append('\n');
        entry.text()
                .strip()
                .lines()
                .forEach(line -> body.append("   ").append(line).append('\n'));
        if (entry.businessKey() != null) {
            body.append("   业务编号：").append(entry.businessKey()).append('\n');
        }
        body.append('\n');
    }
}
