package org.everspring.evidence.web;

import jakarta.servlet.MultipartConfigElement;
import org.everspring.evidence.EvidenceSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

/** One setting for both: what the server reads of an upload and what the module accepts. */
@Configuration(proxyBeanMethods = false)
class EvidenceUploads {

    /** The other parts and the heads of the parts. */
    private static final DataSize WRAPPING = DataSize.ofKilobytes(64);

    @Bean
    MultipartConfigElement multipartLimits(EvidenceSettings settings) {
        long file = settings.maxSize().toBytes();
        // 0: uploads are on disk and never in memory.
        return new MultipartConfigElement("", file, file + WRAPPING.toBytes(), 0);
    }
}
