package fr.ancvconnect.lambda.security;

import io.netty.handler.ipfilter.IpFilterRule;
import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Allowed source addresses, as CIDR blocks of IPv4 and IPv6. An empty list allows every source. */
public record IpAllowList(List<IpFilterRule> blocks) {

    private static final Pattern BLOCK = Pattern.compile("([0-9A-Fa-f.:]+)/([0-9]{1,3})");
    private static final int NO_PORT = 0;

    public IpAllowList {
        blocks = List.copyOf(blocks);
    }

    /**
     * Parses blocks that are separated by commas.
     *
     * @throws IllegalArgumentException if a block is not valid
     */
    public static IpAllowList parse(String blocks) {
        return new IpAllowList(
                blocks.isBlank()
                        ? List.of()
                        : Stream.of(blocks.split(",", -1))
                                .map(String::strip)
                                .map(IpAllowList::block)
                                .toList());
    }

    /** Whether a request from this address is allowed. A request without an address is allowed only if the list is empty. */
    public boolean allows(Optional<String> address) {
        return blocks.isEmpty()
                || address.map(NetUtil::createInetAddressFromIpAddressString)
                        .map(from -> new InetSocketAddress(from, NO_PORT))
                        .filter(from -> blocks.stream().anyMatch(block -> block.matches(from)))
                        .isPresent();
    }

    /** Accepts only literal addresses, so no host name is looked up. */
    private static IpFilterRule block(String block) {
        Matcher parts = BLOCK.matcher(block);
        if (!parts.matches()
                || !(NetUtil.isValidIpV4Address(parts.group(1)) || NetUtil.isValidIpV6Address(parts.group(1)))) {
            throw new IllegalArgumentException("Not a CIDR block: " + block);
        }
        return new IpSubnetFilterRule(parts.group(1), Integer.parseInt(parts.group(2)), IpFilterRuleType.ACCEPT);
    }
}
