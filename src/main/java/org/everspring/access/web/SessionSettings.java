package org.everspring.access.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param shared whether logins are kept in the database, so that every node knows them and they outlive a restart; in
 *     profile postgres they are
 */
@ConfigurationProperties("everspring.sessions")
record SessionSettings(@DefaultValue("false") boolean shared) {}
