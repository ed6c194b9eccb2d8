package peer;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Tokens of the callers. ANCV has none: the secret in the address of its notifications authenticates it. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    /** Boot checks the signature, the expiry and the audience. */
    @Bean
    JwtIssuerValidator issuerValidator(PeerApplication.Settings settings) {
        return new JwtIssuerValidator(settings.issuer());
    }

    /** The errors of the filters are problem documents too. */
    @Bean
    SecurityFilterChain filters(
            HttpSecurity http, @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.POST, "/webhooks/ancv/**")
                        .permitAll()
                        .requestMatchers("/booking-folders/**")
                        .hasAnyRole("platform", "establishment", "guest")
                        .anyRequest()
                        .authenticated())
                .oauth2ResourceServer(server -> server.jwt(Customizer.withDefaults())
                        .authenticationEntryPoint((request, response, failure) ->
                                problems.resolveException(request, response, null, failure)))
                .exceptionHandling(errors -> errors.accessDeniedHandler(
                        (request, response, failure) -> problems.resolveException(request, response, null, failure)))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(headers -> headers.defaultsDisabled()
                        .cacheControl(Customizer.withDefaults())
                        .contentTypeOptions(Customizer.withDefaults()))
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .servletApi(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .build();
    }

    /** Who sends a request, from a verified token. A guest has one folder, and an establishment has its own folders. */
    record Caller(Jwt token) {

        boolean isGuest() {
            return hasRole("guest");
        }

        String actor() {
            return isGuest() ? "CUSTOMER" : hasRole("platform") ? "PLATFORM" : "ESTABLISHMENT";
        }

        boolean canAccess(String folder, String establishment) {
            if (isGuest()) {
                return folder.equals(token.getClaimAsString("folder"));
            }
            return hasRole("platform")
                    || token.getClaimAsStringList("establishments").contains(establishment);
        }

        private boolean hasRole(String role) {
            return token.getClaimAsStringList("groups").contains(role);
        }
    }
}
