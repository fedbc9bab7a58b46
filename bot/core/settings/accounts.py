"""An account on a platform, and what may be sent there outside the 48-hour window."""

import re
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, SecretStr, model_validator

from bot.core.settings.fields import NotNegative, OptionalWebAddress, WebAddress, WrongBelow
from bot.core.settings.sections import Section

Platform = Literal["official", "wecom"]
Mode = Literal["safe", "plain"]
Purpose = Literal["study_day_reminder", "study_day_change", "notice", "help_request", "errand"]

API_BASE_URLS: dict[Platform, str] = {
    "official": "https://api.weixin.qq.com",
    "wecom": "https://qyapi.weixin.qq.com",
}
_ENCODING_AES_KEY_LENGTH = 43  # base64 of 32 bytes without its "="


def _account_name(name: str) -> str:
    """It stands in the webhook's address and, with `_` for `-`, in names of the environment."""
    if re.fullmatch(r"[a-z0-9]+([-_][a-z0-9]+)*", name) is None:
        raise ValueError(f'"{name}" is not an account name, write a-z, 0-9 and single - or _')
    return name


def _aes_key(key: SecretStr) -> SecretStr:
    text = key.get_secret_value()
    if text and len(text) != _ENCODING_AES_KEY_LENGTH:
        raise ValueError(f"has {len(text)} characters, copy the {_ENCODING_AES_KEY_LENGTH}")
    if text and re.fullmatch(r"[A-Za-z0-9+/]+", text) is None:
        raise ValueError("has characters other than letters and digits, copy it again")
    return key


class Template(Section):
    """A message template: its id at the platform, and which fact fills which of its fields."""

    id: str = ""  # empty: not applied for, so this route does not exist
    fields: dict[str, str]


class Templates(Section):
    """The templates by purpose, with the fields of the ones docs recommend to apply for."""

    study_day_reminder: Template = Template(
        fields={"thing1": "title", "time2": "starts_at", "thing3": "place"}
    )
    study_day_change: Template = Template(
        fields={"thing1": "title", "phrase2": "change", "time3": "starts_at", "thing4": "reason"}
    )
    notice: Template = Template(fields={"thing1": "title", "thing2": "from", "time3": "sent_at"})
    help_request: Template = Template(
        fields={"character_string1": "number", "phrase2": "state", "thing3": "summary"}
    )
    errand: Template = Template(fields={"thing1": "title", "thing2": "reason", "time3": "due_at"})

    @model_validator(mode="before")
    @classmethod
    def _keep_default_fields(cls, given: object) -> object:
        """A template of which only the id is given keeps the fields of its default."""
        if not isinstance(given, dict):
            return given
        return {purpose: cls._with_fields(purpose, value) for purpose, value in given.items()}

    @classmethod
    def _with_fields(cls, purpose: str, value: object) -> object:
        if not isinstance(value, dict) or purpose not in cls.model_fields:
            return value
        return {"fields": cls.model_fields[purpose].default.fields, **value}

    @model_validator(mode="after")
    def _only_known_facts(self) -> Self:
        for purpose, field in type(self).model_fields.items():
            known = list(field.default.fields.values())
            for key, fact in getattr(self, purpose).fields.items():
                if fact not in known:
                    because = f'"{fact}" is not known there, write one of {", ".join(known)}'
                    raise WrongBelow(purpose, "fields", key, because=because)
        return self


class Account(Section):
    """One account on a platform; its webhook is /wechat/<name>.

    `subscriptions`: the notices people agree to one by one (订阅通知); `subscription_page`: an
    article of the account in which they can, shown to who checks in. `mass_messages`: whether the
    small question that opens windows may go as a mass message (群发).
    """

    name: Annotated[str, AfterValidator(_account_name)]
    platform: Platform = "official"
    app_id: str = ""
    agent_id: NotNegative = 0
    secret: SecretStr = SecretStr("")
    token: SecretStr = SecretStr("")
    encoding_aes_key: Annotated[SecretStr, AfterValidator(_aes_key)] = SecretStr("")
    mode: Mode = "safe"
    api_base_url: WebAddress = API_BASE_URLS["official"]
    subscription_page: OptionalWebAddress = ""
    mass_messages: bool = False
    templates: Templates = Templates()
    subscriptions: Templates = Templates()

    @model_validator(mode="before")
    @classmethod
    def _api_of_the_platform(cls, given: object) -> object:
        if isinstance(given, dict) and given.get("platform") == "wecom":
            return {"api_base_url": API_BASE_URLS["wecom"], **given}
        return given

    @model_validator(mode="after")
    def _wecom_is_always_safe(self) -> Self:
        if self.platform == "wecom" and self.mode == "plain":
            raise WrongBelow("mode", because='WeCom knows only "safe"')
        return self

    def missing(self) -> str | None:
        """The first key that still has to be filled in before this account works, or None."""
        required: dict[str, object] = {
            "app_id": self.app_id,
            "secret": self.secret.get_secret_value(),
            "token": self.token.get_secret_value(),
        }
        if self.mode == "safe":
            required["encoding_aes_key"] = self.encoding_aes_key.get_secret_value()
        if self.platform == "wecom":
            required["agent_id"] = self.agent_id
        return next((key for key, value in required.items() if not value), None)

    def template(self, purpose: Purpose) -> Template | None:
        """The template for this purpose, or None when none was applied for."""
        template: Template = getattr(self.templates, purpose)
        return template if template.id else None
