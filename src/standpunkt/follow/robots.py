"""What robots.txt files ask for (RFC 9309)."""

from dataclasses import dataclass
from urllib.robotparser import RobotFileParser

OK = 200
CLIENT_ERRORS = range(400, 500)
ALL_FORBIDDEN = b"User-agent: *\nDisallow: /\n"


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules of one host."""

    rules: RobotFileParser

    def allows(self, agent: str, url: str) -> bool:
        """Say whether an agent may fetch a URL of the host."""
        return self.rules.can_fetch(agent, url)

    def delay(self, agent: str) -> float:
        """Give how many seconds an agent is asked to wait between two requests."""
        asked = self.rules.crawl_delay(agent)
        return float(asked) if asked else 0.0


def parse_robots(status: int, data: bytes) -> Robots:
    """Give the rules in an answer: none where there is no such file, all forbidden while the host cannot answer."""
    rules = RobotFileParser()
    if status in CLIENT_ERRORS:
        data = b""
    elif status != OK:
        data = ALL_FORBIDDEN
    rules.parse(data.decode("utf-8", errors="replace").splitlines())
    return Robots(rules)
