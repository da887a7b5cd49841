#include <array>

#include "engine/core/axes.hpp"
#include "engine/measures/catalogue.hpp"

namespace caremarket::measures {
namespace {

using A = AxisId;

template <class E>
std::vector<std::string> labels_of() {
  return {core::Axis<E>::labels.begin(), core::Axis<E>::labels.end()};
}

template <std::size_t n>
std::size_t bin_of(const std::array<core::Week, n>& last, core::Week weeks) {
  std::size_t bin = 0;
  while (bin < last.size() && weeks > last[bin]) ++bin;
  return bin;
}

}  // namespace

std::string_view axis_name(AxisId axis) {
  constexpr auto kNames = std::to_array<std::string_view>(
      {"locality", "community",    "quintile", "age_band",  "sex",   "client_group", "need",     "setting",
       "payer",    "kind",         "role",     "origin",    "stage", "rating",       "route",    "step",
       "reason",   "delay_reason", "source",   "lever",     "spell", "funder",       "dementia", "stay",
       "ending",   "line",         "item",     "size_band", "owner"});
  static_assert(kNames.size() == kAxes);
  return kNames[static_cast<std::size_t>(axis)];
}

std::vector<std::string> fixed_labels(AxisId axis) {
  switch (axis) {
    case A::kQuintile:
      return labels_of<core::Quintile>();
    case A::kAgeBand:
      return labels_of<core::AgeBand>();
    case A::kSex:
      return labels_of<core::Sex>();
    case A::kClientGroup:
      return labels_of<core::ClientGroup>();
    case A::kNeed:
      return labels_of<core::Need>();
    case A::kSetting:
      return labels_of<core::Setting>();
    case A::kPayer:
      return labels_of<core::Payer>();
    case A::kKind:
      return labels_of<core::Kind>();
    case A::kRole:
      return labels_of<core::Role>();
    case A::kOrigin:
      return labels_of<core::WorkerOrigin>();
    case A::kStage:
      return labels_of<core::Stage>();
    case A::kRating:
      return labels_of<core::Rating>();
    case A::kSizeBand:
      return labels_of<core::SizeBand>();
    case A::kOwner:
      return labels_of<core::Owner>();
    case A::kRoute:
      return labels_of<core::Route>();
    case A::kReason:
      return labels_of<core::ExitReason>();
    case A::kFunder:
      return labels_of<core::Funder>();
    case A::kStep:
    case A::kDelayReason:
      return {"assessment", "care"};
    case A::kSource:
      return {"council", "person", "nhs", "other_council"};
    case A::kDementia:
      return {"without", "with"};
    case A::kStay:
      return {"0-12", "13-25", "26-51", "52-65", "66-103", "104-155", "156-259", "260+"};
    case A::kEnding:
      return {"death", "left", "other_payer"};
    case A::kLine:
      return labels_of<core::Line>();
    case A::kItem:
      return {"total", "income", "charges", "net"};
    case A::kSpell:
      return {"0", "1", "2", "3-4", "5-8", "9-13", "14-26", "27-52", "53+", "sum"};
    case A::kLocality:
    case A::kCommunity:
    case A::kLever:
      break;
  }
  return {};
}

std::size_t spell_bin(core::Week weeks) {
  return bin_of(std::to_array<core::Week>({0, 1, 2, 4, 8, 13, 26, 52}), weeks);
}

std::size_t stay_bin(core::Week weeks) {
  return bin_of(std::to_array<core::Week>({12, 25, 51, 65, 103, 155, 259}), weeks);
}

}  // namespace caremarket::measures
