package org.everspring.engine;

import java.util.Map;
import org.everspring.support.RestClient;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.ResponseEntity;

/** As Admin sets somebody's password. */
public final class PasswordAtTheWebapps {

    private PasswordAtTheWebapps() {}

    public static ResponseEntity<String> change(TestRestTemplate http, String userId, String password) {
        return RestClient.session(http, "admin")
                .put(
                        "/user/" + userId + "/credentials",
                        Map.of("password", password, "authenticatedUserPassword", "EverSpring-2023"));
    }
}
