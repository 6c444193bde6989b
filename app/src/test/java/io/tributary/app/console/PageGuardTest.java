package io.tributary.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class PageGuardTest {
    @Test
    void ownPagesMayPost() throws Exception {
        assertThat(post("Sec-Fetch-Site", "same-origin").getStatus()).isEqualTo(200);
        assertThat(post("Origin", "http://localhost").getStatus()).isEqualTo(200);
    }

    @Test
    void otherSitesMayNot() throws Exception {
        assertThat(post("Sec-Fetch-Site", "cross-site").getStatus()).isEqualTo(403);
        assertThat(post("Sec-Fetch-Site", "same-site").getStatus()).isEqualTo(403);
        assertThat(post("Origin", "http://evil.example").getStatus()).isEqualTo(403);
        assertThat(post("Origin", "null").getStatus()).isEqualTo(403);
    }

    @Test
    void machinesSendNeitherAndMayPost() throws Exception {
        assertThat(post("Accept", "application/json").getStatus()).isEqualTo(200);
    }

    @Test
    void pagesMayRunTheirOwnScriptsOnly() throws Exception {
        assertThat(post("Sec-Fetch-Site", "same-origin").getHeader("Content-Security-Policy"))
                .contains("script-src 'self'")
                .doesNotContain("unsafe");
    }

    private static MockHttpServletResponse post(String header, String value) throws Exception {
        var request = new MockHttpServletRequest("POST", "/restock");
        request.addHeader("Host", "localhost");
        request.addHeader(header, value);
        var response = new MockHttpServletResponse();
        new PageGuard().doFilter(request, response, new MockFilterChain());
        return response;
    }
}
