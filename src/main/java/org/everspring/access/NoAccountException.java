package org.everspring.access;

import org.springframework.security.authentication.AccountStatusException;

/** Somebody outside vouches for a person who has no account here, or none any more. The message is for that person. */
public final class NoAccountException extends AccountStatusException {

    private static final long serialVersionUID = 1L;

    public NoAccountException(String userId) {
        super("您的身份已经核实，但是账号“" + userId + "”还没有在本系统开通，或者已经停用。请与用户管理员联系。");
    }
}
