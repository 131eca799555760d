package org.everspring.notification;

import java.util.Locale;
import java.util.regex.Pattern;
import org.everspring.kernel.InvalidInputException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at the start whether mails would lead their readers to the application, and say who sends them. */
final class MailAddresses {

    private static final Logger log = LoggerFactory.getLogger(MailAddresses.class);

    /** Wherever it is read, it means the reader's own machine, or none. */
    private static final Pattern OWN_MACHINE = Pattern.compile(
            "localhost|.*\\.localhost|localhost\\.localdomain|127(\\.\\d+){1,3}|0\\.0\\.0\\.0|0|\\[[0:]+1?]|\\[::ffff:127\\..*]");

    /**
     * @param mails whether a mail server is set
     * @throws InvalidInputException in production, when mails are sent and would lead nowhere
     */
    MailAddresses(NotificationSettings settings, boolean mails, boolean production) {
        if (!mails) {
            return;
        }
        String host = settings.baseUrl().getHost();
        boolean leadsNowhere = host == null || isOwnMachine(host);
        String from = settings.from();
        boolean fromNobody = isOwnMachine(from.substring(from.lastIndexOf('@') + 1));
        if (production && leadsNowhere) {
            throw new InvalidInputException("已设置邮件服务器，但邮件中的链接指向“" + settings.baseUrl()
                    + "”，收件人打不开，不能启动。请把 everspring.notification.base-url 设为工作人员访问本系统的地址后重新启动。");
        }
        if (production && fromNobody) {
            throw new InvalidInputException(
                    "已设置邮件服务器，但发件人是“" + from + "”，邮件会被拒收，不能启动。请把 everspring.notification.from 设为本单位的邮箱地址后重新启动。");
        }
        if (leadsNowhere) {
            log.warn(
                    "Mails lead to {}, which nobody but this machine reaches: set everspring.notification.base-url",
                    settings.baseUrl());
        }
        if (fromNobody) {
            log.warn("Mails come from {}, which mail servers refuse: set everspring.notification.from", from);
        }
    }

    private static boolean isOwnMachine(String host) {
        return OWN_MACHINE.matcher(host.toLowerCase(Locale.ROOT)).matches();
    }
}
