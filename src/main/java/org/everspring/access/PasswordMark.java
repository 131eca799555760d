package org.everspring.access;

import java.io.Serializable;

/**
 * By what a session knows whether the account's password is still the one that it began with; nothing can be learnt of the
 * password from it.
 */
public record PasswordMark(String userId, String mark) implements Serializable {}
