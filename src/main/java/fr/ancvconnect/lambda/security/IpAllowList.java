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

/** Source addresses that are let in, as CIDR blocks of IPv4 and IPv6. An empty list lets everybody in. */
public record IpAllowList(List<IpFilterRule> blocks) {

    private static final Pattern BLOCK = Pattern.compile("([0-9A-Fa-f.:]+)/([0-9]{1,3})");
    private static final int NO_PORT = 0;

    public IpAllowList {
        blocks = List.copyOf(blocks);
    }

    /**
     * Reads blocks that are separated by commas.
     *
     * @throws IllegalArgumentException where that is none
     */
    public static IpAllowList parse(String blocks) {
        return new IpAllowList(blocks.isBlank() ? List.of()
                : Stream.of(blocks.split(",", -1)).map(String::strip).map(IpAllowList::block).toList());
    }

    /** Whether a call from there is let in; one that tells no address only where everybody is. */
    public boolean allows(Optional<String> address) {
        return blocks.isEmpty() || address.map(NetUtil::createInetAddressFromIpAddressString)
                .map(from -> new InetSocketAddress(from, NO_PORT))
                .filter(from -> blocks.stream().anyMatch(block -> block.matches(from))).isPresent();
    }

    /** A name is never looked up: only what is an address is read as one. */
    private static IpFilterRule block(String block) {
        Matcher parts = BLOCK.matcher(block);
        if (!parts.matches() || !(NetUtil.isValidIpV4Address(parts.group(1)) || NetUtil.isValidIpV6Address(parts.group(1)))) {
            throw new IllegalArgumentException("Not a CIDR block: " + block);
        }
        return new IpSubnetFilterRule(parts.group(1), Integer.parseInt(parts.group(2)), IpFilterRuleType.ACCEPT);
    }
}
