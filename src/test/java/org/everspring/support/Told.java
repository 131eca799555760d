package org.everspring.support;

import java.time.LocalDate;

/** One notice to one person. */
public record Told(String key, String user, String subject, String text, LocalDate on) {

    /** For instance {@code 12-18 蓝色 wuhuaqu.leader}. */
    public String reminder() {
        return on.toString().substring(5) + " " + subject.substring(1, subject.indexOf('】')) + " " + user;
    }
}
