package org.everspring.notification;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Group robots and other programs that notices are sent to.
 *
 * @param webhooks by a name of your own, for instance webhooks.office: .type (wecom, dingtalk, json), .url, .secret, .units
 *     (ids of units, all, or operators), .personal (json only: messages to persons who choose them in place of mail)
 */
@ConfigurationProperties("everspring.notification")
record WebhookSettings(@DefaultValue Map<String, Webhook> webhooks) {

    /** Addresses and secrets are no text for a log. */
    @Override
    public String toString() {
        return webhooks.keySet().toString();
    }
}
