package org.everspring.access.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.everspring.plan.Plan;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import org.springframework.util.DigestUtils;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.ResourceTransformerChain;
import org.springframework.web.servlet.resource.TransformedResource;

/** Puts the plan's brand where our scripts and texts of Camunda's webapps have {@code {brand}}. */
@Component
class WebappBrand implements WebMvcConfigurer {

    private static final String PLACE = "{brand}";
    private static final String[] PATTERNS = {"/camunda/app/*/scripts/*.js", "/camunda/app/*/locales/*.json"};

    private final Plan plan;

    WebappBrand(Plan plan) {
        this.plan = plan;
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler(PATTERNS)
                .addResourceLocations("classpath:/META-INF/resources/webjars/camunda/app/")
                // What is served follows the plan, too, and a file's date does not tell of it.
                .setUseLastModified(false)
                .setEtagGenerator(WebappBrand::mark)
                .resourceChain(true)
                .addTransformer(this::branded);
    }

    private Resource branded(HttpServletRequest request, Resource resource, ResourceTransformerChain chain)
            throws IOException {
        Resource file = chain.transform(request, resource);
        String text = file.getContentAsString(StandardCharsets.UTF_8);
        return text.contains(PLACE)
                ? new TransformedResource(
                        file, text.replace(PLACE, plan.brand()).getBytes(StandardCharsets.UTF_8))
                : file;
    }

    /** Weak, or nothing would be compressed on its way. */
    private static String mark(Resource served) {
        try {
            return "W/\"" + DigestUtils.md5DigestAsHex(served.getContentAsByteArray()) + '"';
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
