package org.everspring.access.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.everspring.access.DemonstrationAccount;
import org.everspring.access.DemonstrationAccounts;
import org.everspring.access.LoginWays;
import org.everspring.access.StaffRole;
import org.everspring.plan.Plan;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.util.UriComponentsBuilder;

/** Where to sign in, and what to say to whoever has sent something without it. */
@Controller
class SignInController {

    static final String PATH = "/sign-in";

    private final LoginWays ways;
    private final DemonstrationAccounts accounts;
    private final Plan plan;
    private final SavedRequestRedirect wayBack = new SavedRequestRedirect();

    SignInController(LoginWays ways, DemonstrationAccounts accounts, Plan plan) {
        this.ways = ways;
        this.accounts = accounts;
        this.plan = plan;
    }

    /** Whether the browser has a login that is no longer good: after half an hour without a click, or after a restart. */
    static boolean hasExpired(HttpServletRequest request) {
        return request.getRequestedSessionId() != null && !request.isRequestedSessionIdValid();
    }

    @RequestMapping(PATH)
    String show(HttpServletRequest request, Model model) {
        boolean unsent = "POST".equals(request.getMethod());
        var address = (String) request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI);
        model.addAttribute("unsent", unsent);
        model.addAttribute("expired", hasExpired(request));
        model.addAttribute("asked", address != null);
        if (unsent && address != null && isForm(request)) {
            model.addAttribute("kept", kept(request, address));
        }
        return "sign-in";
    }

    @GetMapping(SecurityConfiguration.LOGIN)
    String login(HttpServletRequest request, HttpServletResponse response, Model model) {
        String provider = ProviderLogout.take(request);
        if (provider != null) {
            response.setHeader("Refresh", "0; url=" + provider);
        }
        wayBack.remember(request);
        model.addAttribute("leaving", provider);
        model.addAttribute("failed", request.getParameterMap().containsKey("error"));
        model.addAttribute("reason", LoginFailure.take(request));
        model.addAttribute("expired", request.getParameterMap().containsKey("expired"));
        model.addAttribute("left", request.getParameterMap().containsKey("logout"));
        model.addAttribute("ways", ways);
        if (accounts.enabled()) {
            model.addAttribute("examples", examples());
            model.addAttribute("password", accounts.password());
        }
        return "login";
    }

    private List<DemonstrationAccount> examples() {
        var examples = new ArrayList<DemonstrationAccount>();
        plan.items().stream()
                .filter(item -> !item.responsibleUnits().isEmpty())
                .findFirst()
                .ifPresent(item -> {
                    examples.add(
                            accounts.liaisonOf(plan.unit(item.responsibleUnits().get(0))));
                    examples.add(accounts.liaisonOf(plan.unit(item.principalLead())));
                });
        examples.add(accounts.liaisonOf(plan.office()));
        examples.add(accounts.of(StaffRole.ADMINISTRATOR));
        return examples;
    }

    private static boolean isForm(HttpServletRequest request) {
        return request.getContentType() != null
                && request.getContentType().startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
    }

    /** What was typed, to be sent again by one click after the login. What stands in the address stays there. */
    private static Kept kept(HttpServletRequest request, String address) {
        var query = (String) request.getAttribute(RequestDispatcher.FORWARD_QUERY_STRING);
        Set<String> inAddress = UriComponentsBuilder.newInstance()
                .query(query)
                .build()
                .getQueryParams()
                .keySet();
        List<Field> fields = request.getParameterMap().entrySet().stream()
                .filter(field -> !inAddress.contains(field.getKey()))
                .flatMap(field -> Arrays.stream(field.getValue()).map(value -> new Field(field.getKey(), value)))
                .toList();
        return new Kept(query == null ? address : address + "?" + query, fields);
    }

    record Kept(String address, List<Field> fields) {}

    record Field(String name, String value) {}
}
