package fr.ancvconnect.lambda.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAllowListTest {

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "192.0.2.1", "2001:db8::1", "nonsense"})
    void an_empty_list_allows_every_address(String address) {
        assertThat(IpAllowList.parse("").allows(Optional.of(address))).isTrue();
        assertThat(IpAllowList.parse("").allows(Optional.empty())).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "192.0.2.0/24 | 192.0.2.0",
                "192.0.2.0/24 | 192.0.2.255",
                "192.0.2.77/24 | 192.0.2.1",
                "192.0.2.1/32 | 192.0.2.1",
                "0.0.0.0/0 | 203.0.113.9",
                "2001:db8::/32 | 2001:db8:ffff::1",
                "2001:DB8::/32 | 2001:0db8:0000::0001",
                "2001:db8::1/128 | 2001:db8::1",
                "::/0 | 2001:db8::1",
                "198.51.100.0/25,2001:db8::/32 | 198.51.100.127",
                "198.51.100.0/25 , 2001:db8::/32 | 2001:db8::1",
                "192.0.2.0/24 | ::ffff:192.0.2.1"
            })
    void an_address_inside_a_block_is_allowed(String blocks, String address) {
        assertThat(IpAllowList.parse(blocks).allows(Optional.of(address))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "192.0.2.0/24 | 192.0.3.0", "192.0.2.1/32 | 192.0.2.2", "198.51.100.0/25 | 198.51.100.128",
                        "2001:db8::/32 | 2001:db9::1",
                "0.0.0.0/0 | 2001:db8::1", "::/0 | 192.0.2.1", "192.0.2.0/24 | localhost",
                        "192.0.2.0/24 | 192.0.2.1, 203.0.113.9",
                "192.0.2.0/24 | 192.0.2", "192.0.2.0/24 | ''"
            })
    void an_address_outside_the_blocks_or_an_invalid_address_is_not_allowed(String blocks, String address) {
        assertThat(IpAllowList.parse(blocks).allows(Optional.of(address))).isFalse();
    }

    @Test
    void a_request_without_an_address_is_not_allowed() {
        assertThat(IpAllowList.parse("0.0.0.0/0,::/0").allows(Optional.empty())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "192.0.2.1",
                "192.0.2.0/33",
                "192.0.2.0/-1",
                "192.0.2.0/",
                "/24",
                "192.0.2.0/24/24",
                "192.0.2/24",
                "2001:db8::/129",
                "2001:db8::g/32",
                "ancv.example/24",
                "192.0.2.0/24,,198.51.100.0/24",
                "192.0.2.0/24,",
                "192.0.2.0 /24",
                "192.0.2.0/2 4",
                "192.0.2.0/+24",
                "0/0"
            })
    void an_invalid_list_of_blocks_is_rejected(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> IpAllowList.parse(text));
    }
}
